package lessons

// Record is a map of the format, with its keys in the order in which authors meet them.
type Record struct {
	Name string
	Keys []Key
}

// Key is one key of a record. What it means, texts say under the record's name and its own: "stage.hosts".
type Key struct {
	Name     string
	Required bool
	Shape    map[string]any // what may stand there, as a JSON Schema
}

// Records is the format of lesson files and of course.yaml, as the loader's tables have it.
func Records() []Record {
	kinds := Record{Name: "part"}
	shapes := partShape()["properties"].(schema) // as partShape has just made it
	for _, kind := range kindNames {
		kinds.Keys = append(kinds.Keys, Key{Name: kind, Shape: shapes[kind].(schema)})
	}
	return []Record{
		recordOf("lesson", lessonFields), recordOf("stage", stageFields), recordOf("link", linkFields), recordOf("actor", actorFields),
		kinds, recordOf("predict", predictFields), recordOf("predict-option", predictOptionFields), recordOf("do", doFields),
		recordOf("exercise", exerciseFields), recordOf("quiz", quizFields), recordOf("quiz-option", quizOptionFields),
		recordOf("course", courseFields),
	}
}

func recordOf[T any](name string, fields []field[T]) Record {
	r := Record{Name: name}
	for _, f := range fields {
		r.Keys = append(r.Keys, Key{f.name, f.need, f.shape()})
	}
	return r
}
