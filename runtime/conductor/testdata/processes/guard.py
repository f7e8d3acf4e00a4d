import multiprocessing as mp


def work():
    print("work")


print("module", __name__)
mp.set_start_method("spawn", force=True)
p = mp.Process(target=work)
p.start()
p.join()
print("exit", p.exitcode)
