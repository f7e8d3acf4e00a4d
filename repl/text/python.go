package text

// pythonArea is what is no Python, and what a run shows to be outside the subset.
var pythonArea = []sentence{
	{
		"python.argument.generator",
		"a generator expression needs parentheses when other arguments stand beside it",
		"还有别的参数时，生成器表达式要加圆括号",
	},
	{
		"python.argument.order",
		"a positional argument cannot stand behind a keyword argument",
		"位置参数不能放在关键字参数后面",
	},
	{
		"python.argument.repeated",
		"argument {name} is given twice",
		"参数 {name} 给了两次",
	},
	{
		"python.bracket.mismatch",
		`"{bracket}" does not close "{open}" of line {line}`,
		"“{bracket}”与第 {line} 行的“{open}”不配对",
	},
	{
		"python.bracket.unclosed",
		`"{bracket}" is never closed`,
		"“{bracket}”没有闭合",
	},
	{
		"python.bracket.unmatched",
		`"{bracket}" closes nothing`,
		"“{bracket}”没有对应的左括号",
	},
	{
		"python.bytes.ascii",
		`bytes can only hold ASCII characters, not {char}; write "...".encode() instead`,
		`bytes 字面量只能写 ASCII 字符，{char} 不行；可以写成 "...".encode()`,
	},
	{
		"python.bytes.mixed",
		"bytes and str cannot stand side by side as one literal",
		"bytes 与 str 字面量不能并排拼接",
	},
	{
		"python.full-width",
		"{space?this is a full-width space: write an ordinary one|{char} is full-width: write {write}}",
		"{space?这里是全角空格，请用半角空格|{char} 是全角标点，请用半角的 {write}}",
	},
	{
		"python.character",
		"the character {char} cannot stand here (code {code})",
		"这里不能出现字符 {char}（编码 {code}）",
	},
	{
		"python.encoding",
		"the program is not UTF-8",
		"程序不是 UTF-8 编码",
	},
	{
		"python.equals",
		"= assigns; to compare, write ==",
		"= 是赋值；要比较请写 ==",
	},
	{
		"python.escape",
		"{text} is no escape sequence",
		"{text} 不是转义序列",
	},
	{
		"python.except.last",
		"an except without a class must come last",
		"不写异常类的 except 必须放在最后",
	},
	{
		"python.expected",
		`expected {want!}{found?, found "{found}"| before the end of the line}`,
		"这里应当是 {want!}{found?，却是“{found}”|，这一行却结束了}",
	},
	{
		"python.fstring.backslash",
		"a backslash cannot stand in the braces of an f-string; give it a name first",
		"f-string 的花括号里不能有反斜杠；先把它赋给一个变量",
	},
	{
		"python.fstring.brace",
		"a single right brace in an f-string: write it twice",
		"f-string 里单独的右花括号要写两个",
	},
	{
		"python.fstring.conversion",
		"an f-string converts with !r, !s or !a only",
		"f-string 只能用 !r、!s、!a 转换",
	},
	{
		"python.fstring.empty",
		"there is nothing in the braces of the f-string",
		"f-string 的花括号里是空的",
	},
	{
		"python.fstring.unclosed",
		"a brace of the f-string is never closed",
		"f-string 的花括号没有闭合",
	},
	{
		"python.indent.expected",
		"an indented block is expected here",
		"这里应当是缩进的语句块",
	},
	{
		"python.indent.mismatch",
		"this indentation fits no line above",
		"这里的缩进与上面任何一行都对不上",
	},
	{
		"python.indent.unexpected",
		"this line is indented without a reason",
		"这一行不该缩进",
	},
	{
		"python.int-size",
		"an int of more than {bits} bits is too large here",
		"这里的整数不能超过 {bits} 位二进制",
	},
	{
		"python.long",
		"the program is longer than {limit} bytes",
		"程序超过 {limit} 字节",
	},
	{
		"python.name",
		`{known?there is no name "{name}" here; there are {known}|there is no name "{name}" here}`,
		"{known?这里没有“{name}”这个名字；可用的有 {known}|这里没有“{name}”这个名字}",
	},
	{
		"python.name.both",
		"{name} is used before it is declared global or nonlocal",
		"{name} 在声明为 global 或 nonlocal 之前就用了",
	},
	{
		"python.nested",
		"the program is nested deeper than {limit} levels",
		"程序嵌套超过 {limit} 层",
	},
	{
		"python.nonlocal",
		"there is no {name} in an enclosing function",
		"外层函数里没有 {name}",
	},
	{
		"python.number",
		"{text} is not a number",
		"{text} 不是数",
	},
	{
		"python.number.zero",
		"{text}: a number does not begin with 0; octal is written 0o",
		"{text}：数不能以 0 开头；八进制写 0o",
	},
	{
		"python.outside",
		"{word} stands outside a {of!}",
		"{word} 不在{of!}里面",
	},
	{
		"python.parameter.default",
		"{name} needs a default: the parameters before it have one",
		"{name} 前面的参数有默认值，它也必须有",
	},
	{
		"python.parameter.last",
		"no parameter can come behind **{name}",
		"**{name} 后面不能再有参数",
	},
	{
		"python.parameter.repeated",
		"parameter {name} is there twice",
		"参数 {name} 出现了两次",
	},
	{
		"python.parameter.star",
		"a name has to follow *",
		"* 后面要有参数名",
	},
	{
		"python.print",
		"print is a function: write print(...)",
		"print 是函数：请写 print(...)",
	},
	{
		"python.range-size",
		"a range beyond 64 bits is not available here",
		"这里的 range 不能超出 64 位",
	},
	{
		"python.set-order",
		"the order of this set differs from run to run in CPython; use sorted()",
		"CPython 里这个集合每次运行的顺序都可能不同；请用 sorted()",
	},
	{
		"python.star",
		"a star cannot stand here",
		"这里不能用星号",
	},
	{
		"python.star-import",
		"import * can stand at the top level only; import the names you need: from {module} import NAME",
		"import * 只能写在顶层；请写明要导入的名字：from {module} import 名字",
	},
	{
		"python.string.unterminated",
		"the string is never closed",
		"字符串没有结束",
	},
	{
		"python.target",
		"nothing can be assigned to this",
		"这里不能赋值",
	},
	{
		"python.target.stars",
		"only one starred name can take the rest",
		"只能有一个带星号的名字接收其余的值",
	},
	{
		"python.unexpected",
		`{found?"{found}" cannot stand here|the line ends too early}`,
		"{found?这里不能出现“{found}”|这一行结束得太早}",
	},
	{
		"python.undefined",
		"advice: nothing gives {name} a value, so that a program that comes here fails with NameError{nearest?; did you mean {nearest}?|}",
		"建议：没有任何地方给 {name} 赋值，程序走到这里会出 NameError{nearest?；是指 {nearest} 吗？|}",
	},
}
