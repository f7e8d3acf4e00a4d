package lessons

import "encoding/json"

// schema is a JSON Schema (draft 2020-12), or a part of one.
type schema map[string]any

// Schema is the JSON Schema of a lesson file, for editors: what the tables of keys say. It wants numbers
// and truths as such where the loader also takes them in quotes. What one place of a lesson gives to
// another, only the loader checks.
func Schema() ([]byte, error) {
	s := lessonKind.shape()
	s["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	s["title"] = "Lockstep lesson"
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
	return anyOf(scalar, schema{"type": "object", "properties": in, "required": Languages, "additionalProperties": false})
}

func anyOf(all ...schema) schema { return schema{"anyOf": all} }

func mapShape(of schema, least int) schema {
	return schema{"type": "object", "additionalProperties": of, "minProperties": least}
}

func recordShape[T any](fields []field[T]) schema {
	properties, required := schema{}, []string{}
	for _, f := range fields {
		properties[f.name] = f.shape()
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
		Predict: recordShape(predictFields),
		Do:      {"if": exercise, "then": recordShape(exerciseFields), "else": recordShape(doFields)},
		Quiz:    recordShape(quizFields),
	}
	properties := schema{}
	for k, name := range kindNames {
		properties[name] = of[k]
	}
	return schema{"type": "object", "properties": properties, "minProperties": 1, "maxProperties": 1, "additionalProperties": false}
}
