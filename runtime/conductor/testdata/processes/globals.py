import multiprocessing as mp
import os

count = 1
things = [1]


def child(k, *, by=1):
    global count
    count += k * by
    things.append(k)
    print("child", __name__, count, things, k)


if __name__ == "__main__":
    mp.set_start_method("spawn")
    for i in range(3):
        p = mp.Process(target=child, args=(i,), kwargs={"by": 10})
        p.start()
        p.join()
        print("main", __name__, count, things, p.exitcode)
    try:
        mp.set_start_method("spawn")
    except RuntimeError as e:
        print(e)
    print(mp.get_start_method())
print("top", __name__, count)
