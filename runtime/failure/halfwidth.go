package failure

import "strings"

// fullWidth is what a Chinese keyboard writes in place of punctuation, beside the full-width forms of Unicode.
const fullWidth = "“\" ”\" ‘' ’' 、, 。. 【[ 】] 《< 》> 「\" 」\" ￥$ ·."

// HalfWidth gives the ASCII character that a full-width one stands for: a space for a full-width space; "" for
// any other character.
func HalfWidth(c rune) string {
	switch {
	case c == '\u3000':
		return " "
	case '！' <= c && c <= '～': // U+FF01 to U+FF5E, in the order of ASCII
		return string(c - '！' + '!')
	}
	if _, after, found := strings.Cut(fullWidth, string(c)); found && c > '\u007f' {
		return after[:1]
	}
	return ""
}
