// The benchmark programs in JavaScript. Usage: node programs.js NAME SIZE REPEATS; prints the seconds and the result of each run.

const LIMIT = 1000000;
const TEXT = "the quick brown fox jumps over the lazy dog and then the dog sleeps";

function fib(n) {
  return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

function sieveOnce(flags) {
  for (let i = 0; i < LIMIT; i++) flags[i] = 1;
  let count = 0;
  for (let i = 2; i < LIMIT; i++) {
    if (flags[i]) {
      count++;
      for (let j = i + i; j < LIMIT; j += i) flags[j] = 0;
    }
  }
  return count;
}

function sieve(rounds) {
  const flags = new Array(LIMIT).fill(0);
  let count = 0;
  while (rounds-- > 0) count = sieveOnce(flags);
  return count;
}

function loops(n) {
  let total = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) for (let k = 0; k < n; k++) total += (i ^ j) - k;
  return total;
}

function stays(cr, ci) {
  let zr = 0, zi = 0, zr2 = 0, zi2 = 0;
  for (let turn = 0; turn < 50; turn++) {
    zi = zr * zi * 2 + ci;
    zr = zr2 - zi2 + cr;
    zr2 = zr * zr;
    zi2 = zi * zi;
    if (zr2 + zi2 > 4) return 0;
  }
  return 1;
}

function mandelbrot(n) {
  let count = 0;
  for (let y = 0; y < n; y++) {
    const ci = (2 * y) / n - 1;
    for (let x = 0; x < n; x++) count += stays((2 * x) / n - 1.5, ci);
  }
  return count;
}

const build = (depth) => (depth === 0 ? [null, null] : [build(depth - 1), build(depth - 1)]);
const count = (node) => (node[0] === null ? 1 : 1 + count(node[0]) + count(node[1]));

function trees(n) {
  let nodes = 0;
  for (let i = 0; i < n; i++) nodes += count(build(14));
  return nodes;
}

function binary(n) {
  let nodes = count(build(n + 1));
  const lasting = build(n);
  for (let depth = 4; depth <= n; depth += 4) for (let i = 1 << (n - depth + 4); i > 0; i--) nodes += count(build(depth));
  return nodes + count(lasting);
}

function scan(text) {
  let found = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 101 || code === 111) found++;
  }
  return found;
}

function strings(rounds) {
  const same = [...TEXT].join("");
  let found = 0;
  for (let i = 0; i < rounds; i++) {
    found += scan(TEXT);
    if (TEXT === same) found++;
  }
  return found;
}

const plus = (a, b) => a + b;
const minus = (a, b) => a - b;
const mixedBits = (a, b) => a ^ b;
const larger = (a, b) => (a > b ? a : b);

function calls(n) {
  const table = [plus, minus, mixedBits, larger];
  let x = 0;
  for (let i = 0; i < n; i++) x = table[i & 3](x, i) & 0xfffff;
  return x;
}

const fill = (n, seed) => Array.from({ length: n * n }, (_, i) => ((i * seed) % 97) / 97);

function multiply(n, a, b, c) {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let total = 0;
      for (let k = 0; k < n; k++) total += a[i * n + k] * b[k * n + j];
      c[i * n + j] = total;
    }
  }
}

function matrix(n) {
  const c = new Array(n * n).fill(0);
  multiply(n, fill(n, 1), fill(n, 2), c);
  let total = 0;
  for (let i = 0; i < n; i++) total += c[i * n + i];
  return Math.trunc(total);
}

let x, hits, left;

function turn() {
  x = (x * 16807 + 7) & 0xffff;
  if (x < 1000) hits++;
}

function globals(n) {
  x = 1;
  hits = 0;
  left = n;
  while (left) {
    turn();
    left--;
  }
  return hits;
}

function gcd(a, b) {
  while (b) [a, b] = [b, a % b];
  return a;
}

function division(n) {
  let total = 0;
  for (let i = 1; i <= n; i++) for (let j = 1; j <= n; j++) total += gcd(i, j) + Math.trunc(i / j);
  return total;
}

function totalOf(array) {
  let total = 0;
  for (let i = 0; i < array.length; i++) total += array[i];
  return total;
}

function mixed(rounds) {
  const array = Array.from({ length: 1000 }, (_, i) => (i & 1 ? i * 0.5 : i));
  let total = 0;
  for (let i = 0; i < rounds; i++) total += totalOf(array);
  return Math.trunc(total);
}

function output(n) {
  const sink = [];
  let total = 0;
  for (let i = 0; i < n; i++) {
    sink.push(String(i));
    sink.push(" ");
    total += i;
  }
  return total;
}

const programs = { fib, sieve, loops, mandelbrot, trees, strings, calls, matrix, globals, division, mixed, output, binary };
const [name, size, repeats] = process.argv.slice(2);
for (let i = 0; i < Number(repeats); i++) {
  const begin = process.hrtime.bigint();
  const result = programs[name](Number(size));
  console.log(`${(Number(process.hrtime.bigint() - begin) / 1e9).toFixed(6)} ${result}`);
}
