"""The benchmark programs in Python. Usage: python3 programs.py NAME SIZE REPEATS; prints the seconds and the result of each run."""

import io
import sys
import time


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


LIMIT = 1000000


def sieve(rounds):
    flags = [0] * LIMIT
    count = 0
    for _ in range(rounds):
        count = sieve_once(flags)
    return count


def sieve_once(flags):
    for i in range(LIMIT):
        flags[i] = 1
    count = 0
    for i in range(2, LIMIT):
        if flags[i]:
            count += 1
            j = i + i
            while j < LIMIT:
                flags[j] = 0
                j += i
    return count


def loops(n):
    total = 0
    for i in range(n):
        for j in range(n):
            for k in range(n):
                total += (i ^ j) - k
    return total


def mandelbrot(n):
    count = 0
    for y in range(n):
        ci = 2.0 * y / n - 1.0
        for x in range(n):
            count += stays(2.0 * x / n - 1.5, ci)
    return count


def stays(cr, ci):
    zr = zi = zr2 = zi2 = 0.0
    for _ in range(50):
        zi = zr * zi * 2.0 + ci
        zr = zr2 - zi2 + cr
        zr2 = zr * zr
        zi2 = zi * zi
        if zr2 + zi2 > 4.0:
            return 0
    return 1


def trees(n):
    return sum(count(build(14)) for _ in range(n))


def build(depth):
    if depth == 0:
        return [None, None]
    return [build(depth - 1), build(depth - 1)]


def count(node):
    if node[0] is None:
        return 1
    return 1 + count(node[0]) + count(node[1])


def binary(n):
    nodes = count(build(n + 1))
    lasting = build(n)
    for depth in range(4, n + 1, 4):
        for _ in range(1 << (n - depth + 4)):
            nodes += count(build(depth))
    return nodes + count(lasting)


TEXT = "the quick brown fox jumps over the lazy dog and then the dog sleeps"


def strings(rounds):
    same = "".join(list(TEXT))  # equal, and not the same object
    found = 0
    for _ in range(rounds):
        found += scan(TEXT)
        if TEXT == same:
            found += 1
    return found


def scan(text):
    found = 0
    i = 0
    while i < len(text):
        code = ord(text[i])
        if code == 101 or code == 111:
            found += 1
        i += 1
    return found


def calls(n):
    table = [plus, minus, mixed_bits, larger]
    x = 0
    for i in range(n):
        x = table[i & 3](x, i) & 0xFFFFF
    return x


def plus(a, b):
    return a + b


def minus(a, b):
    return a - b


def mixed_bits(a, b):
    return a ^ b


def larger(a, b):
    return a if a > b else b


def matrix(n):
    a = fill(n, 1)
    b = fill(n, 2)
    c = [0] * (n * n)
    multiply(n, a, b, c)
    total = 0.0
    for i in range(n):
        total += c[i * n + i]
    return int(total)


def fill(n, seed):
    return [i * seed % 97 / 97.0 for i in range(n * n)]


def multiply(n, a, b, c):
    for i in range(n):
        for j in range(n):
            total = 0.0
            for k in range(n):
                total += a[i * n + k] * b[k * n + j]
            c[i * n + j] = total


x = 1
hits = 0
left = 0


def globals_(n):
    global x, hits, left
    x = 1
    hits = 0
    left = n
    while left:
        turn()
        left -= 1
    return hits


def turn():
    global x, hits
    x = x * 16807 + 7 & 0xFFFF
    if x < 1000:
        hits += 1


def division(n):
    total = 0
    for i in range(1, n + 1):
        for j in range(1, n + 1):
            total += gcd(i, j) + i // j
    return total


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def mixed(rounds):
    array = [i * 0.5 if i & 1 else i for i in range(1000)]
    total = 0
    for _ in range(rounds):
        total += total_of(array)
    return int(total)


def total_of(array):
    total = 0
    for i in range(len(array)):
        total += array[i]
    return total


def output(n):
    sink = io.StringIO()
    total = 0
    for i in range(n):
        sink.write(str(i))
        sink.write(" ")
        total += i
    return total


def main():
    name, size, repeats = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    program = globals()["globals_" if name == "globals" else name]
    for _ in range(repeats):
        begin = time.perf_counter()
        result = program(size)
        print(f"{time.perf_counter() - begin:.6f} {result}", flush=True)


main()
