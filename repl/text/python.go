package text

// pythonArea is why a program is refused before it runs.
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
		"python.no.annotation",
		"the annotation {name} is not known here; leave it out",
		"这里不认识类型注解 {name}，请去掉",
	},
	{
		"python.no.argument",
		"{function} cannot take {argument} here: leave it out",
		"这里的 {function} 不支持 {argument}：请去掉它",
	},
	{
		"python.no.async",
		"{word} is not available here; use threads, select, or one actor each",
		"这里不能用 {word}；请用线程、select，或拆成几个角色",
	},
	{
		"python.no.attribute",
		"the attribute {name} of CPython is not available here",
		"这里没有 CPython 的属性 {name}",
	},
	{
		"python.no.bases",
		"a class can have one base class only here",
		"这里的类只能有一个基类",
	},
	{
		"python.no.builtin",
		"the builtin {name} of CPython is not available here",
		"这里没有 CPython 的内置函数 {name}",
	},
	{
		"python.no.class-keyword",
		"a class cannot be given {name}= here",
		"这里定义类时不能写 {name}=",
	},
	{
		"python.no.codec",
		"the encoding {name} is not available here; there are utf-8, ascii and latin-1",
		"这里没有编码 {name}；可用的有 utf-8、ascii、latin-1",
	},
	{
		"python.no.complex",
		"complex numbers are not available here",
		"这里没有复数",
	},
	{
		"python.no.case",
		"{char} has no other case here; write the letters themselves",
		"这里不能转换 {char} 的大小写；请直接写出要的字母",
	},
	{
		"python.no.digit",
		"isdigit() of {char} is not available here: it knows the digits 0 to 9 of every script, and no other numerals",
		"这里的 isdigit() 不认 {char}：它只认各种文字中的数字 0 到 9",
	},
	{
		"python.no.error-handler",
		"errors={name} is not available here; there are strict, ignore, replace and backslashreplace",
		"这里没有 errors={name}；可用的有 strict、ignore、replace、backslashreplace",
	},
	{
		"python.no.except-star",
		"except* is not available here; write except",
		"这里没有 except*；请写 except",
	},
	{
		"python.no.format",
		"the option {option} of a format is not available here",
		"这里的格式说明不能用选项 {option}",
	},
	{
		"python.no.generic",
		"{name}[...] is not available here; an annotation can be left out",
		"这里没有 {name}[...]；类型注解可以省略",
	},
	{
		"python.no.import",
		"the module {module} has no {name} here; it has {known}",
		"这里的 {module} 模块没有 {name}；有的是 {known}",
	},
	{
		"python.no.key",
		"a {type} cannot be a key of a dict or an element of a set here",
		"这里 {type} 不能作 dict 的键，也不能作 set 的元素",
	},
	{
		"python.no.match",
		"match is not available here; write if and elif",
		"这里没有 match；请写 if 和 elif",
	},
	{
		"python.no.matmul",
		"the operator @ is not available here",
		"这里没有 @ 运算符",
	},
	{
		"python.no.method",
		"the special method {name} is not available here",
		"这里不支持特殊方法 {name}",
	},
	{
		"python.no.module",
		"there is no module {module} here; there are {known}",
		"这里没有 {module} 模块；有的是 {known}",
	},
	{
		"python.no.relative-import",
		"a relative import is not available here",
		"这里不能用相对导入",
	},
	{
		"python.no.slice-tuple",
		"slices joined by commas are not available here",
		"这里不能用逗号连接的切片",
	},
	{
		"python.no.slots",
		"__slots__ is not available here; leave it out",
		"这里不支持 __slots__，请去掉",
	},
	{
		"python.no.star-import",
		"import the names you need: from {module} import NAME",
		"请写明要导入的名字：from {module} import 名字",
	},
	{
		"python.no.subclass",
		"a class built on {base} is not available here; keep a {base} in an attribute",
		"这里不能继承 {base}；把 {base} 放进一个属性里",
	},
	{
		"python.no.surrogate",
		"{text} is half of a surrogate pair, and no character",
		"{text} 是半个代理对，不是字符",
	},
	{
		"python.no.tabs",
		"indentation by tabs is not available here; use spaces",
		"这里不能用制表符缩进，请用空格",
	},
	{
		"python.no.type-call",
		"type() with three arguments is not available here; write a class",
		"这里不能用三个参数的 type()；请写一个类",
	},
	{
		"python.no.unicode-name",
		"characters by name are not available here; write the character itself or its code",
		"这里不能按名字写字符；请直接写字符或它的编码",
	},
	{
		"python.no.union",
		"a union of types is not available here; use a tuple of classes",
		"这里没有类型的并集；请用类的元组",
	},
	{
		"python.no.walrus",
		":= is not available here; assign on a line of its own",
		"这里没有 :=；请单独写一行赋值",
	},
	{
		"python.no.yield-guarded",
		"a yield inside try or with is not available here",
		"这里不能在 try 或 with 里写 yield",
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
}
