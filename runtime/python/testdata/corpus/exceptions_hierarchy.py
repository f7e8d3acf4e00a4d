names = [BaseException, Exception, ArithmeticError, ZeroDivisionError, OverflowError, LookupError, IndexError, KeyError,
         OSError, ConnectionError, ConnectionRefusedError, ConnectionResetError, BrokenPipeError, TimeoutError, ValueError,
         UnicodeError, RuntimeError, RecursionError, NotImplementedError, StopIteration, AssertionError, AttributeError,
         NameError, UnboundLocalError, TypeError, EOFError, KeyboardInterrupt, SystemExit, GeneratorExit, ImportError,
         ModuleNotFoundError, FileNotFoundError, PermissionError, BlockingIOError, InterruptedError, MemoryError, BufferError]
for a in names:
    print(a.__name__, [b.__name__ for b in names if issubclass(a, b) and a is not b])
print(IOError is OSError, EnvironmentError is OSError)
def which(e):
    try:
        raise e
    except (KeyError, IndexError) as x:
        return "lookup", type(x).__name__
    except ArithmeticError as x:
        return "arithmetic", type(x).__name__
    except OSError as x:
        return "os", type(x).__name__, x.errno
    except Exception as x:
        return "exception", type(x).__name__
    except BaseException as x:
        return "base", type(x).__name__
for e in (KeyError(1), IndexError(), ZeroDivisionError, OverflowError("o"), OSError(), FileNotFoundError(2, "x"), ValueError, SystemExit(1), KeyboardInterrupt, LookupError()):
    print(which(e))
