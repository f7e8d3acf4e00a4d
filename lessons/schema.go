package lessons

import "encoding/json"

// schema is a JSON Schema (draft 2020-12), or a part of one.
type schema = map[string]any

// Schema is the JSON Schema of a lesson file, for editors: what the tables of keys say. It wants numbers
// and truths as such where the loader also takes them in quotes. What one place of a lesson gives to
// another, or a course to its lessons, only the loader checks. meaning says what a key means, by its
// record and its name.
func Schema(meaning func(key string) string) ([]byte, error) {
	return document("Lockstep lesson", lessonKind.shape(), meaning)
}

// CourseSchema is the JSON Schema of a course.yaml.
func CourseSchema(meaning func(key string) string) ([]byte, error) {
	return document("Lockstep course", courseKind.shape(), meaning)
}

func document(title string, s schema, meaning func(key string) string) ([]byte, error) {
	explained(s, meaning)
	s["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	s["title"] = title
	s["$defs"] = schema{"text": textShape()}
	return json.MarshalIndent(s, "", "  ")
}

// scalarShape is what is text to the loader, whatever YAML takes it for. pattern is for what is text to
// YAML as well.
func scalarShape(pattern string) func() schema {
	return func() schema { return schema{"type": []string{"string", "number", "boolean"}, "pattern": pattern} }
}

// stringShape is what is text to YAML too.
func stringShape(pattern string) func() schema {
	return func() schema { return schema{"type": "string", "pattern": pattern} }
}

const (
	someText = `\S`
	oneLine  = `^[^\n]*\S[^\n]*$`
)

func textShape() schema {
	scalar := scalarShape(someText)()
	in := schema{}
	for _, lang := range Languages {
		in[lang] = scalar
	}
	return anyOf(scalar, schema{"type": "object", "properties": in, "minProperties": 1, "additionalProperties": false})
}

func anyOf(all ...schema) schema { return schema{"anyOf": all} }

func mapShape(of schema, least int) schema {
	return schema{"type": "object", "additionalProperties": of, "minProperties": least}
}

// keyed is the shape of what stands under a key. Its description is the key's name until explained
// puts the meaning there.
func keyed(record, name string, shape schema) schema {
	shape["description"] = record + "." + name
	return shape
}

// explained puts what keys mean in place of their names.
func explained(x any, meaning func(key string) string) {
	switch x := x.(type) {
	case schema:
		for k, v := range x {
			if name, ok := v.(string); ok && k == "description" {
				x[k] = meaning(name)
			} else {
				explained(v, meaning)
			}
		}
	case []schema:
		for _, s := range x {
			explained(s, meaning)
		}
	}
}

func recordShape[T any](name string, fields []field[T]) schema {
	properties, required := schema{}, []string{}
	for _, f := range fields {
		properties[f.name] = keyed(name, f.name, f.shape())
		if f.need {
			required = append(required, f.name)
		}
	}
	return schema{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
}

// partShape is a map with one key. Which fields a do has, its keys edit and always decide.
func partShape() schema {
	exercise := anyOf(schema{"required": []string{"edit"}}, schema{"required": []string{"always"}})
	of := [...]schema{
		Say:     sayFields[0].shape(),
		Predict: recordShape("predict", predictFields),
		Do:      {"if": exercise, "then": recordShape("exercise", exerciseFields), "else": recordShape("do", doFields)},
		Quiz:    recordShape("quiz", quizFields),
	}
	properties := schema{}
	for k, name := range kindNames {
		properties[name] = keyed("part", name, of[k])
	}
	return schema{"type": "object", "properties": properties, "minProperties": 1, "maxProperties": 1, "additionalProperties": false}
}
