package failure

import "testing"

func TestHalfWidth(t *testing.T) {
	for wide, want := range map[rune]string{
		'（': "(", '；': ";", '，': ",", '：': ":", '＝': "=", '４': "4", '～': "~", '“': `"`, '’': "'", '【': "[", '、': ",", '。': ".",
		'\u3000': " ", 'a': "", '"': "", ' ': "", '收': "", 'é': "",
	} {
		if got := HalfWidth(wide); got != want {
			t.Errorf("%c: %q, not %q", wide, got, want)
		}
	}
}
