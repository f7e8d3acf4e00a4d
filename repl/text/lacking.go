package text

// lackingArea is what CPython has and the subset lacks.
var lackingArea = []sentence{
	{
		"python.no.annotation",
		"the annotation {name} is not known here; leave it out",
		"这里不认识类型注解 {name}，请去掉",
	},
	{
		"python.no.path",
		"a program reaches only files of the run's own folder, by their names alone, and not {path}",
		"程序只能用文件名访问本次运行自己的文件夹，不能访问 {path}",
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
		"python.no.attribute-method",
		"{name} is not available here; write a property",
		"这里没有 {name}；请写 property",
	},
	{
		"python.no.bases",
		"a class can have one base class only here; keep an object of the other in an attribute",
		"这里的类只能有一个基类；另一个类的对象可以放进属性里",
	},
	{
		"python.no.mixin",
		"a class can have one base class only here; write class X(socketserver.ThreadingTCPServer), which is both in one",
		"这里的类只能有一个基类；请写 class X(socketserver.ThreadingTCPServer)，它把两者合在一起",
	},
	{
		"python.no.breakpoint",
		"breakpoint() is not available here; step through the program instead",
		"这里没有 breakpoint()；可以一步一步地运行程序",
	},
	{
		"python.no.builtin",
		"the builtin {name} of CPython is not available here",
		"这里没有 CPython 的内置函数 {name}",
	},
	{
		"python.no.case",
		"{char} has no other case here; write the letters themselves",
		"这里不能转换 {char} 的大小写；请直接写出要的字母",
	},
	{
		"python.no.class-keyword",
		"a class cannot be given {name}= here; leave it out",
		"这里定义类时不能写 {name}=，请去掉",
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
		"python.no.del",
		"{name} is not available here; write a method close(), or __enter__ and __exit__ for with",
		"这里没有 {name}；请写一个 close() 方法，或为 with 写 __enter__ 和 __exit__",
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
		"python.no.eval",
		"{name}() is not available here; int(), float() or json.loads() read values from text",
		"这里没有 {name}()；要从文本读出值，请用 int()、float() 或 json.loads()",
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
		"python.no.fstring-generator",
		"a generator expression in an f-string needs parentheses of its own (CPython 3.12 insists on them)",
		"f-string 里的生成器表达式要加自己的圆括号（CPython 3.12 起必须加）",
	},
	{
		"python.no.generic",
		"{name}[...] is not available here; an annotation can be left out",
		"这里没有 {name}[...]；类型注解可以省略",
	},
	{
		"python.no.hash-method",
		"{name} is not available here; use a tuple of the attributes as the key",
		"这里没有 {name}；键请用由属性组成的元组",
	},
	{
		"python.no.identity",
		"{name}() gives another number in each run of CPython and is not available here; compare with == or is, and use the value itself as a key",
		"CPython 每次运行 {name}() 给出的数都可能不同，这里没有它；请用 == 或 is 比较，键就用值本身",
	},
	{
		"python.no.import",
		"the module {module} has no {name} here; {nearest?did you mean {nearest}?|{known?it has {known}|help {module} lists what it has}}",
		"这里的 {module} 模块没有 {name}；{nearest?是不是 {nearest}？|{known?有的是 {known}|help {module} 列出它有的}}",
	},
	{
		"python.no.import-call",
		"__import__() is not available here; write import",
		"这里没有 __import__()；请写 import",
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
		"the operator @ is not available here; write a method",
		"这里没有 @ 运算符；请写一个方法",
	},
	{
		"python.no.memoryview",
		"memoryview is not available here; slices of bytes do the same",
		"这里没有 memoryview；用 bytes 的切片也一样",
	},
	{
		"python.no.method",
		"the special method {name} is not available here",
		"这里不支持特殊方法 {name}",
	},
	{
		"python.no.module",
		"there is no module {module} here; {nearest?did you mean {nearest}?|there are {known}}",
		"这里没有 {module} 模块；{nearest?是不是 {nearest}？|有的是 {known}}",
	},
	{
		"python.no.namespace",
		"{name}() is not available here; keep names and values in a dict",
		"这里没有 {name}()；请把名字和值放进一个 dict",
	},
	{
		"python.no.new",
		"{name} is not available here; write __init__",
		"这里没有 {name}；请写 __init__",
	},
	{
		"python.no.context",
		"{name}() is not available here; write set_start_method('spawn') and use the module itself",
		"这里没有 {name}()；请写 set_start_method('spawn')，然后直接用这个模块",
	},
	{
		"python.no.pipe",
		"{name}() is not available here; use a Queue for each direction",
		"这里没有 {name}()；请每个方向用一个 Queue",
	},
	{
		"python.no.pool",
		"{name} is not available here; start a Process for each worker, and hand out the work by a Queue",
		"这里没有 {name}；请给每个工人启动一个 Process，用 Queue 分派任务",
	},
	{
		"python.no.shared-value",
		"{name} is not available here; send results back by a Queue, or keep what is shared in a file, under a Lock",
		"这里没有 {name}；请用 Queue 把结果送回来，或把共享的内容放进文件，用 Lock 保护",
	},
	{
		"python.no.pickle",
		"a {type} cannot be copied to another process here; give it what the {type} is made of, and make it there",
		"这里不能把 {type} 复制到另一个进程；请传递构成它的数据，在那边重新创建",
	},
	{
		"python.no.quit",
		"{name}() is not available here; write sys.exit()",
		"这里没有 {name}()；请写 sys.exit()",
	},
	{
		"python.no.relative-import",
		"a relative import is not available here; import a module by its name",
		"这里不能用相对导入；请按名字导入模块",
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
		"import * would hide builtins with names of {module}; import the names you need: from {module} import NAME",
		"import * 会用 {module} 里的名字盖住内置的名字；请写明要导入的名字：from {module} import 名字",
	},
	{
		"python.no.subclass",
		"a class built on {base} is not available here; keep the {base} in an attribute",
		"这里不能继承 {base}；把 {base} 放进一个属性里",
	},
	{
		"python.no.letter",
		"the letter {char} of {name} is not available in names here",
		"这里的名字不能用 {name} 中的字符 {char}",
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
		"a yield inside try or with is not available here; yield behind it, or return a list",
		"这里不能在 try 或 with 里写 yield；请写在它后面，或者返回一个列表",
	},
}
