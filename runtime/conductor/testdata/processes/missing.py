import multiprocessing as mp
import sys


class Sent:
    pass


def work(x):
    print("never", x)


if __name__ == "__main__":
    mp.set_start_method("spawn")

    class Here:
        pass

    def here():
        pass

    for target, args in [(here, ()), (work, (Here(),))]:
        p = mp.Process(target=target, args=args)
        p.start()
        p.join()
        print(p.exitcode)
