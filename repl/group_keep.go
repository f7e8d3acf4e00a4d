package repl

import (
	"strconv"
	"strings"

	"lockstep/repl/export"
	"lockstep/repl/prompt"
	"lockstep/repl/render"
	"lockstep/repl/text"
	"lockstep/runtime/conductor"
	"lockstep/runtime/explore"
	"lockstep/runtime/failure"
	"lockstep/runtime/recording"
)

func keepCommands() []Command {
	g := groupKeep
	return []Command{
		{Name: "save", Chinese: []string{"保存", "录制"}, Like: []string{"record", "store", "write", "存"}, Args: "FILE", Help: "command.save", group: g, need: aRun, complete: []candidates{files}, do: (*Session).saveRun},
		{Name: "replay", Chinese: []string{"重放", "回放"}, Like: []string{"play back", "load", "recording"}, Args: "FILE|SCHEDULE|N", Help: "command.replay", group: g, complete: []candidates{files}, do: (*Session).replay},
		{Name: "play", Chinese: []string{"播放"}, Like: []string{"go on playing"}, Args: "[SPEED]", Help: "command.play", group: g, need: aRun, lab: "real.no-back", do: (*Session).play},
		{Name: "jump", Chinese: []string{"跳转", "定位"}, Like: []string{"seek"}, Args: "N|#N|start|end|EXPR", Help: "command.jump", group: g, need: aRun, lab: "real.no-back", complete: []candidates{places}, do: (*Session).jump},
		{Name: "speed", Chinese: []string{"速度"}, Like: []string{"faster", "slower", "pace", "快点", "慢点"}, Args: "[X]", Help: "command.speed", group: g, do: (*Session).setSpeed},
		{Name: "export", Chinese: []string{"导出"}, Like: []string{"pcap", "wireshark", "svg", "html"}, Args: "FORMAT FILE", Help: "command.export", group: g, need: aRun, complete: []candidates{formats, files}, do: (*Session).exportRun},
		{Name: "schedule", Chinese: []string{"走法"}, Like: []string{"moves", "script"}, Help: "command.schedule", group: g, need: aRun, do: (*Session).schedule},
		{Name: "keep-part", Chinese: []string{"留作一节", "存为一节"}, Like: []string{"make part", "new part", "author"}, Help: "command.keep-part", group: g, need: aLesson, do: (*Session).keepPart},
	}
}

// exportRun writes the run in a form of other programs.
func (s *Session) exportRun(c call) error {
	format, file, _ := strings.Cut(c.args, " ")
	f, err := export.Find(format)
	switch file = strings.TrimSpace(file); {
	case format == "":
		return failure.New("export.what", "format", "")
	case err != nil:
		return err
	case file == "":
		return failure.New("export.what", "format", format)
	}
	src := export.Source{
		Lang: s.lang, Stage: s.run.Stage(), Moments: s.moments(),
		Scene: func() (*render.Scene, error) { return s.scene(), nil },
	}
	if s.lesson != nil {
		src.Lesson, src.Title = s.lesson.ID, s.lesson.Title.In(s.lang.String())
	}
	src.Film = func(cast *export.Cast) error {
		rec, err := recording.Of(s.run, recording.Source{Lesson: src.Lesson})
		if err != nil {
			return err
		}
		o := s.o
		o.Lang = s.lang
		return Film(c.ctx, o, "", rec)(cast)
	}
	written, err := f.Write(src, file)
	if err != nil {
		return err
	}
	s.say("export.written", "files", written, "page", format == "html")
	return nil
}

// moments shows the run from its beginning, made again beside the one that is open; one of the real world
// from its events.
func (s *Session) moments() export.Moments {
	if !s.run.Steered() {
		return export.Seen(s.run.Stage().Hosts, s.run.Journal().All())
	}
	return func(show func(export.Moment)) error {
		rec, err := recording.Of(s.run, recording.Source{})
		if err != nil {
			return err
		}
		open := func() (*conductor.Run, error) { return s.o.Open(s.run.Stage(), Lab) }
		return export.Again(open, rec.Remake)(show)
	}
}

// formats lists the forms of export.
func formats(s *Session, word string) []prompt.Suggestion {
	var out []prompt.Suggestion
	for _, f := range export.Formats {
		out = append(out, prompt.Suggestion{Text: f.Name, Help: text.Say(s.lang, f.Help)})
	}
	return beginning(word, out)
}

// schedule shows the moves made so far, as they could be typed again.
func (s *Session) schedule(call) error {
	if made := s.run.Schedule(); made != "" {
		s.out.line(" " + text.Escape(made))
		return nil
	}
	s.say("repl.no-moves")
	return nil
}

// replay opens a recording; or it plays a schedule, or an outcome of explore, from the beginning of the
// stage.
func (s *Session) replay(c call) error {
	commands, err := conductor.ParseSchedule(c.args)
	switch n, no := strconv.Atoi(strings.TrimPrefix(c.args, "#")); {
	case no == nil:
		return s.replayOutcome(c, n)
	case err == nil && len(commands) == 0:
		return failure.New("replay.what")
	case err == nil:
		return s.replaySchedule(c, commands)
	case strings.ContainsAny(c.args, `/\.`) || !strings.Contains(c.args, " "):
		return s.readRecording(c.ctx, c.args)
	}
	return err
}

func (s *Session) replayOutcome(c call, n int) error {
	if err := s.needStage(c); err != nil {
		return err
	}
	known := s.outlook()
	if known.report == nil {
		if err := s.search(c.ctx, explore.Options{}); err != nil {
			return err
		}
	}
	most := len(known.report.Outcomes)
	if n < 1 || n > most {
		return failure.New("search.no-outcome", "n", n, "most", most)
	}
	if known.stage.CPUs > 0 {
		return failure.New("search.without-cpus")
	}
	commands, err := conductor.ParseSchedule(known.report.Outcomes[n-1].Schedule)
	if err != nil {
		return err
	}
	return s.replaySchedule(c, commands)
}

func (s *Session) replaySchedule(c call, commands []conductor.Command) error {
	if err := s.needStage(c); err != nil {
		return err
	}
	if err := s.resetTo(c.ctx, ""); err != nil {
		return err
	}
	s.target = nil // the run does not stand where the part begins, and the moves are not the learner's
	s.replaying = true
	defer func() { s.replaying = false }()
	return s.perform(c.ctx, commands)
}

// needStage refuses what is played on a stage where there is none.
func (s *Session) needStage(c call) error {
	switch {
	case s.run != nil && !s.run.Steered():
		return failure.New("real.no-explore")
	case s.run != nil:
		return nil
	case s.lesson == nil:
		return failure.New("repl.needs-lesson", "command", c.name)
	}
	return s.toStage(c.ctx, s.named(c.name))
}
