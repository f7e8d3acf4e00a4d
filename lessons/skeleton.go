package lessons

import (
	"bytes"
	_ "embed"
	"slices"
	"strings"
)

//go:embed skeleton.yaml
var skeleton string

// skeletonCourse stands here because in a file of its own it would make a course of these lessons' folder.
const skeletonCourse = `# en: A course for Lockstep: the lessons of this folder, and of folders in it. "lockstep check FOLDER" checks
# en: all; "lockstep new FOLDER/second.yaml" writes another lesson; "lockstep add FOLDER", or of a zip of it,
# en: takes it into a learner's library.
# zh: Lockstep 的一门课程：本文件夹及其子文件夹里的各课。“lockstep check 文件夹”检查全部；
# zh: “lockstep new 文件夹/second.yaml”再写一课；“lockstep add 文件夹”或打成的 zip 把它加入学习者的课程库。
# en: Learners type it before a lesson's id: start my-course/first
# zh: 学习者在课的 id 前面输入它：start my-course/first
id: my-course
title:
  en: My course
  zh: 我的课程
# en: Ids of lessons, in the order in which they are taken. Lessons that are not here come after them.
# zh: 各课的 id，按学习的顺序。没有列出的课排在后面。
order:
  - first
# en: The languages of your texts. With one alone, no text needs a translation: title: My course
# zh: 文字所用的语言。只写一种时，各段文字都不需要翻译：title: 我的课程
languages: [en, zh]
# en: Who wrote it, and what others may do with it, may stand here, a line each: authors: Ada Lovelace,
# en: licence: CC BY 4.0
# zh: 还可以各用一行写作者和许可：authors: Ada Lovelace、licence: CC BY 4.0
`

// skeletonID is the id of the lesson that Skeleton begins from, skeletonCourseID that of the course.
const (
	skeletonID       = "my-lesson"
	skeletonCourseID = "my-course"
)

// FirstLesson is the id of the lesson that CourseSkeleton lists.
const FirstLesson = "first"

// Skeleton is a lesson to begin one's own with: it is complete, and its comments, in a language,
// teach the format. Its id is the name that is wished for where that can be one, and is not an id of
// the catalogue.
func Skeleton(wished, lang string) []byte {
	return told(skeleton, lang, skeletonID, idFor(wished, skeletonID))
}

// Copy is a lesson of the catalogue to begin one's own with, with an id of its own. An id that is not
// there fails with lesson.no-lesson (id, nearest).
func Copy(of, wished string) ([]byte, error) {
	l, err := Load(of)
	if err != nil {
		return nil, err
	}
	return bytes.Replace(l.text, []byte("\nid: "+of+"\n"), []byte("\nid: "+idFor(wished, of)+"\n"), 1), nil
}

// idFor is the id of a lesson of one's own: the name that is wished for, or another where that can be none.
func idFor(wished, another string) string {
	if !goodName().MatchString(wished) {
		wished = another
	}
	if slices.ContainsFunc(index, func(e Entry) bool { return e.ID == wished }) {
		wished = "my-" + wished
	}
	return wished
}

// CourseSkeleton is a course.yaml to begin one's own with. Its id is the name of its folder where that can
// be one.
func CourseSkeleton(folder, lang string) []byte {
	id := skeletonCourseID
	if namesCourse(folder) {
		id = folder
	}
	return told(skeletonCourse, lang, skeletonCourseID, id)
}

// told is a file with the comments of one language, and with an id in place of its own.
func told(file, lang, own, id string) []byte {
	var b strings.Builder
	for line := range strings.Lines(file) {
		said, comment := strings.CutPrefix(strings.TrimLeft(line, " "), "# ")
		if !comment {
			b.WriteString(strings.Replace(line, "id: "+own, "id: "+id, 1))
		} else if said, ok := strings.CutPrefix(said, lang+": "); ok {
			b.WriteString(line[:strings.IndexByte(line, '#')] + "# " + strings.Replace(said, own, id, 1))
		}
	}
	return []byte(b.String())
}
