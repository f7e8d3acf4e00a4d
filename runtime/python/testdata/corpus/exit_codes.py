import sys
def main(argv):
    print("args", len(argv))
    try:
        sys.exit("fatal: no server")
    finally:
        print("cleanup")
if __name__ == "__main__":
    main(sys.argv)
