package repl

import (
	"slices"
	"strconv"
	"strings"

	"lockstep/lessons"
	"lockstep/repl/progress"
	"lockstep/runtime/failure"
)

func lessonCommands() []Command {
	g := groupLesson
	return []Command{
		{Name: "lessons", Chinese: []string{"课程", "目录"}, Like: []string{"list", "ls", "menu", "catalogue", "home", "列表", "所有课", "菜单"}, Help: "command.lessons", group: g, do: (*Session).showLessons},
		{Name: "start", Chinese: []string{"开始", "打开"}, Like: []string{"open", "lesson", "begin", "进入"}, Args: "ID|FILE", Help: "command.start", group: g, complete: []candidates{lessonsAndFiles}, do: (*Session).startLesson},
		{Name: "reload", Chinese: []string{"重新载入"}, Like: []string{"refresh", "read again", "刷新"}, Help: "command.reload", group: g, need: aLesson, do: (*Session).reload},
		{Name: "next", Alias: "n", Chinese: []string{"下一步", "下一节", "继续"}, Like: []string{"continue", "forward", "go on", "proceed", "enter", "往下", "回车"}, Help: "command.next", group: g, need: aLesson, do: (*Session).next},
		{Name: "part", Chinese: []string{"跳到"}, Like: []string{"page", "goto", "页"}, Args: "N", Help: "command.part", group: g, need: aLesson, complete: []candidates{partNumbers}, do: (*Session).goPart},
		{Name: "hint", Alias: "h", Chinese: []string{"提示"}, Like: []string{"clue", "stuck", "线索", "不会做", "卡住", "怎么做"}, Help: "command.hint", group: g, need: aLesson, do: (*Session).hint},
		{Name: "answer", Chinese: []string{"回答", "选"}, Like: []string{"choose", "option", "pick", "选择"}, Args: "N", Help: "command.answer", group: g, do: (*Session).answer},
		{Name: "skip", Chinese: []string{"跳过"}, Like: []string{"leave out"}, Help: "command.skip", group: g, need: aLesson, do: (*Session).skip},
		{Name: "solution", Chinese: []string{"解法", "答案"}, Like: []string{"solve", "cheat", "正确答案"}, Args: "[play]", complete: []candidates{words("play")}, Help: "command.solution", group: g, need: aLesson, do: (*Session).solution},
		{Name: "demo", Chinese: []string{"演示"}, Like: []string{"demonstrate", "show", "present", "lecture", "示范", "讲解"}, Args: "[ID]", complete: []candidates{lessonIDs}, Help: "command.demo", group: g, do: (*Session).demo},
		{Name: "progress", Chinese: []string{"进度"}, Like: []string{"done", "results", "学到哪"}, Args: "[ID]", Help: "command.progress", group: g, complete: []candidates{lessonIDs}, do: (*Session).showProgress},
		{Name: "notes", Chinese: []string{"笔记"}, Like: []string{"summary", "learned", "总结"}, Args: "[FILE]", Help: "command.notes", group: g, complete: []candidates{files}, do: (*Session).showNotes},
	}
}

func (s *Session) showLessons(call) error {
	all := s.o.Catalogue.List()
	s.catalogue(0, len(all))
	if slices.ContainsFunc(all, func(e Entry) bool { return e.Exercises != nil }) {
		s.say("repl.exercise-sign")
	}
	if broken := s.o.Catalogue.Broken(); broken != nil {
		s.fail(broken)
	}
	s.offer()
	return nil
}

// startLesson opens a lesson by its id, by the number that the list shows, by the beginning of
// an id that no other lesson has, or from a file.
func (s *Session) startLesson(c call) error {
	id := c.args
	switch l, is, err := s.o.Catalogue.File(c.args); {
	case err != nil:
		return err
	case is:
		id = l.ID
	}
	e, l, err := s.load(id)
	if err != nil {
		return err
	}
	s.noteTime()
	s.dropRun()
	s.lesson = l
	s.sayLanguage()
	return s.enterPart(c.ctx, s.resume(e))
}

// reload takes up what its author has changed in the file of the lesson that is open, at the same part;
// where the file is broken, the lesson stays as it is.
func (s *Session) reload(c call) error {
	l, err := s.o.Catalogue.Reload(s.lesson.ID)
	if err != nil {
		return err
	}
	at := s.at
	if s.current() != nil { // others may have been put before it
		if i := slices.Index(l.PartKeys(), s.lesson.PartKeys()[at]); i >= 0 {
			at = i
		}
	}
	s.noteTime()
	s.dropRun()
	s.lesson = l
	e, _ := s.entry(l.ID)
	s.kept = openedAs(e, l)
	s.say("repl.reloaded", "file", l.File)
	return s.enterPart(c.ctx, at)
}

// load finds a lesson as the learner names it.
func (s *Session) load(said string) (Entry, *lessons.Lesson, error) {
	id, err := s.lessonID(said)
	if err != nil {
		return Entry{}, nil, err
	}
	e, _ := s.entry(id)
	l, err := s.o.Catalogue.Load(id)
	return e, l, err
}

// resume opens the record of a lesson that begins now, gives the part to begin with, and says why
// that one.
func (s *Session) resume(e Entry) int {
	before := progress.Lesson{}
	if l := s.keptLesson(e); l != nil {
		before = *l
	}
	s.kept = openedAs(e, s.lesson)
	now := s.kept.in(s.o.Progress.Record())
	if begun(&before) || finished(&before) {
		if before.Hash != now.Hash {
			s.say("repl.lesson-changed", "done", before.Done(), "kept", now.Done())
		}
	} else if unmet := s.unmet(e); unmet != nil {
		s.say("repl.needs", "needs", unmet, "first", unmet[0])
	}
	switch {
	case finished(now):
		s.say("repl.review", "skipped", skipped(now))
		return 0
	case now.Next() > 0:
		s.say("repl.goes-on", "part", now.Next()+1, "done", now.Done(), "of", len(now.Parts))
	}
	return now.Next()
}

// skipped lists the parts of a lesson, from 1, that were left undone.
func skipped(l *progress.Lesson) (parts []int) {
	for i := range l.Parts {
		if l.Parts[i].Skipped && !l.Parts[i].Done {
			parts = append(parts, i+1)
		}
	}
	return parts
}

func (s *Session) lessonID(said string) (string, error) {
	if said == "" {
		return "", failure.New("repl.start-what")
	}
	var ids, begins []string
	for i, e := range s.o.Catalogue.List() {
		if e.ID == said || strconv.Itoa(i+1) == said {
			return e.ID, nil
		}
		if strings.HasPrefix(e.ID, said) || strings.HasSuffix(e.ID, "/"+said) {
			begins = append(begins, e.ID)
		}
		ids = append(ids, e.ID)
	}
	switch len(begins) {
	case 0:
		return "", failure.New("repl.no-lesson", "id", said, "nearest", failure.Nearest(said, ids), "actor", s.actorIn(said))
	case 1:
		return begins[0], nil
	}
	return "", failure.New("repl.ambiguous", "word", said, "candidates", begins)
}

func (s *Session) next(c call) error {
	if !s.passed() {
		return s.notYet()
	}
	return s.goOn(c.ctx)
}

// notYet says what the open part still wants before it can be left.
func (s *Session) notYet() *failure.Failure {
	return failure.New("repl.not-yet", "question", len(s.current().Options), "skip", !s.lessonForbids("skip"))
}

// skip leaves a part undone.
func (s *Session) skip(c call) error {
	if s.passed() {
		return s.goOn(c.ctx)
	}
	s.note(func(p *progress.Part) { p.Skipped = !p.Done })
	s.say("repl.skipped", "part", s.at+1)
	return s.enterPart(c.ctx, s.at+1)
}

func (s *Session) goPart(c call) error {
	n, err := strconv.Atoi(c.args)
	if c.args == "" {
		return failure.New("repl.part-what", "most", len(s.lesson.Parts))
	}
	if err != nil || n < 1 || n > len(s.lesson.Parts) {
		return failure.New("repl.no-part", "word", c.args, "most", len(s.lesson.Parts))
	}
	if n-1 > s.at {
		s.notePassed()
	}
	return s.enterPart(c.ctx, n-1)
}
