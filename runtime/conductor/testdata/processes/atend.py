import multiprocessing as mp
import sys
import time


def quick(name):
    print(name, "runs")


def slow():
    time.sleep(0.3)
    print("slow ends")


def forever():
    time.sleep(1000)
    print("never")


def parent():
    p = mp.Process(target=slow)
    p.start()
    mp.Process(target=forever)
    print("parent ends its code")


if __name__ == "__main__":
    mp.set_start_method("spawn")
    mp.Process(target=forever, daemon=True).start()
    p = mp.Process(target=parent)
    p.start()
    p.join()
    print("joined", p.exitcode)
    mp.Process(target=slow).start()
    print("main ends its code")
