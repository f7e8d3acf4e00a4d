package eval

import (
	"strings"

	"lockstep/runtime/python/object"
)

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// cpythonBuiltins are the names of CPython 3.11's module builtins.
var cpythonBuiltins = words(`
	ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError
	BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError
	ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning
	EnvironmentError Exception ExceptionGroup FileExistsError FileNotFoundError FloatingPointError FutureWarning
	GeneratorExit IOError ImportError ImportWarning IndentationError IndexError InterruptedError
	IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError
	NotADirectoryError NotImplemented NotImplementedError OSError OverflowError PendingDeprecationWarning
	PermissionError ProcessLookupError RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning
	StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError
	TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError
	UnicodeWarning UserWarning ValueError Warning ZeroDivisionError __build_class__ __debug__ __doc__ __import__
	__loader__ __name__ __package__ __spec__ abs aiter all anext any ascii bin bool breakpoint bytearray bytes
	callable chr classmethod compile complex copyright credits delattr dict dir divmod enumerate eval exec exit
	filter float format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter
	len license list locals map max memoryview min next object oct open ord pow print property quit range repr
	reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip
`)

// cpythonAttrs are the attributes of CPython 3.11's builtin classes.
var cpythonAttrs = words(`
	__abs__ __abstractmethods__ __add__ __and__ __annotations__ __base__ __bases__ __basicsize__ __bool__
	__builtins__ __bytes__ __call__ __cause__ __ceil__ __class__ __class_getitem__ __closure__ __code__
	__contains__ __context__ __defaults__ __del__ __delattr__ __delete__ __delitem__ __dict__ __dictoffset__
	__dir__ __divmod__ __doc__ __eq__ __flags__ __float__ __floor__ __floordiv__ __format__ __ge__ __get__
	__getattribute__ __getformat__ __getitem__ __getnewargs__ __getstate__ __globals__ __gt__ __hash__ __iadd__
	__iand__ __imul__ __index__ __init__ __init_subclass__ __instancecheck__ __int__ __invert__ __ior__
	__isabstractmethod__ __isub__ __itemsize__ __iter__ __ixor__ __kwdefaults__ __le__ __len__ __lshift__ __lt__
	__mod__ __module__ __mro__ __mul__ __name__ __ne__ __neg__ __new__ __next__ __or__ __pos__ __pow__
	__prepare__ __qualname__ __radd__ __rand__ __rdivmod__ __reduce__ __reduce_ex__ __repr__ __reversed__
	__rfloordiv__ __rlshift__ __rmod__ __rmul__ __ror__ __round__ __rpow__ __rrshift__ __rshift__ __rsub__
	__rtruediv__ __rxor__ __set__ __set_name__ __setattr__ __setitem__ __setstate__ __sizeof__ __str__ __sub__
	__subclasscheck__ __subclasses__ __subclasshook__ __suppress_context__ __text_signature__ __traceback__
	__truediv__ __trunc__ __weakrefoffset__ __xor__ add add_note append args as_integer_ratio bit_count
	bit_length capitalize casefold center characters_written clear close conjugate copy count decode deleter
	denominator difference difference_update discard encode endswith errno expandtabs extend fdel fget filename
	filename2 find format format_map from_bytes fromhex fromkeys fset get getter gi_code gi_frame gi_running
	gi_suspended gi_yieldfrom hex imag index insert intersection intersection_update is_integer isalnum isalpha
	isascii isdecimal isdigit isdisjoint isidentifier islower isnumeric isprintable isspace issubset issuperset
	istitle isupper items join keys ljust lower lstrip maketrans mro numerator partition pop popitem real remove
	removeprefix removesuffix replace reverse rfind rindex rjust rpartition rsplit rstrip send setdefault setter
	sort split splitlines start startswith step stop strerror strip swapcase symmetric_difference
	symmetric_difference_update throw title to_bytes translate union update upper values with_traceback zfill
`)

// ourMethods are the special names that a class can define here; CPython would
// call another one where we do not. (__hash__ is not among them: package object
// has no keys of the program's own.)
var ourMethods = words(`
	__abs__ __add__ __and__ __bool__ __bytes__ __call__ __contains__ __delitem__ __doc__ __enter__ __eq__
	__exit__ __float__ __floordiv__ __format__ __ge__ __getattr__ __getitem__ __gt__ __iadd__ __iand__
	__ifloordiv__ __ilshift__ __imod__ __imul__ __init__ __int__ __invert__ __ior__ __ipow__
	__irshift__ __isub__ __iter__ __itruediv__ __ixor__ __le__ __len__ __lshift__ __lt__ __mod__ __module__
	__mul__ __name__ __ne__ __neg__ __next__ __or__ __pos__ __pow__ __qualname__ __radd__ __rand__ __repr__
	__reversed__ __rfloordiv__ __rlshift__ __rmod__ __rmul__ __ror__ __round__ __rpow__ __rrshift__ __rshift__
	__rsub__ __rtruediv__ __rxor__ __setitem__ __str__ __sub__ __truediv__ __xor__
`)

// containers cannot be subclassed here.
var containers = words("int float bool str bytes bytearray list tuple dict set frozenset range slice type property")

// ourAttrs are the attributes that builtin objects have here.
var ourAttrs = func() map[string]bool {
	m := words(`
	args __cause__ __context__ __suppress_context__ __traceback__ with_traceback __name__ __qualname__ __module__ __doc__ __class__
	errno strerror filename value code send close setter getter deleter __init__ __str__ __repr__ __enter__ __exit__ __call__ __len__
	__getitem__ __setitem__ __contains__ __eq__ __hash__ __iter__ __next__ __dict__
	`)
	for _, v := range object.Builtins {
		if c, ok := v.(*object.Class); ok {
			for name := range c.Attrs {
				m[name] = true
			}
		}
	}
	for name := range object.PropertyType.Attrs {
		m[name] = true
	}
	return m
}()
