import sys
def stop(code):
    try:
        sys.exit(code)
    finally:
        print("leaving with", code)
try:
    stop("caught")
except SystemExit as e:
    print(repr(e), e.code)
stop("the end of it")
