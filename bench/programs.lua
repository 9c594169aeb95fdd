-- The benchmark programs in Lua. Usage: lua programs.lua NAME SIZE REPEATS; prints the seconds and the result of each run.

local programs = {}

local function fib(n)
  if n < 2 then return n end
  return fib(n - 1) + fib(n - 2)
end
programs.fib = fib

local LIMIT = 1000000

local function sieveOnce(flags)
  for i = 0, LIMIT - 1 do flags[i] = 1 end
  local count = 0
  for i = 2, LIMIT - 1 do
    if flags[i] == 1 then
      count = count + 1
      for j = i + i, LIMIT - 1, i do flags[j] = 0 end
    end
  end
  return count
end

function programs.sieve(rounds)
  local flags, count = {}, 0
  for _ = 1, rounds do count = sieveOnce(flags) end
  return count
end

function programs.loops(n)
  local total = 0
  for i = 0, n - 1 do
    for j = 0, n - 1 do
      for k = 0, n - 1 do total = total + (i ~ j) - k end
    end
  end
  return total
end

local function stays(cr, ci)
  local zr, zi, zr2, zi2 = 0.0, 0.0, 0.0, 0.0
  for _ = 1, 50 do
    zi = zr * zi * 2.0 + ci
    zr = zr2 - zi2 + cr
    zr2 = zr * zr
    zi2 = zi * zi
    if zr2 + zi2 > 4.0 then return 0 end
  end
  return 1
end

function programs.mandelbrot(n)
  local count = 0
  for y = 0, n - 1 do
    local ci = 2.0 * y / n - 1.0
    for x = 0, n - 1 do count = count + stays(2.0 * x / n - 1.5, ci) end
  end
  return count
end

local function build(depth)
  if depth == 0 then return { false, false } end
  return { build(depth - 1), build(depth - 1) }
end

local function count(node)
  if not node[1] then return 1 end
  return 1 + count(node[1]) + count(node[2])
end

function programs.trees(n)
  local nodes = 0
  for _ = 1, n do nodes = nodes + count(build(14)) end
  return nodes
end

function programs.binary(n)
  local nodes = count(build(n + 1))
  local lasting = build(n)
  for depth = 4, n, 4 do
    for _ = 1, 1 << (n - depth + 4) do nodes = nodes + count(build(depth)) end
  end
  return nodes + count(lasting)
end

local TEXT = "the quick brown fox jumps over the lazy dog and then the dog sleeps"

local function scan(text)
  local found, byte = 0, string.byte
  for i = 1, #text do
    local code = byte(text, i)
    if code == 101 or code == 111 then found = found + 1 end
  end
  return found
end

function programs.strings(rounds)
  local same, found = TEXT:sub(1, 40) .. TEXT:sub(41), 0
  for _ = 1, rounds do
    found = found + scan(TEXT)
    if TEXT == same then found = found + 1 end
  end
  return found
end

local function plus(a, b) return a + b end
local function minus(a, b) return a - b end
local function mixedBits(a, b) return a ~ b end
local function larger(a, b) if a > b then return a end return b end

function programs.calls(n)
  local table = { [0] = plus, minus, mixedBits, larger }
  local x = 0
  for i = 0, n - 1 do x = table[i & 3](x, i) & 0xFFFFF end
  return x
end

local function fill(n, seed)
  local array = {}
  for i = 0, n * n - 1 do array[i] = i * seed % 97 / 97.0 end
  return array
end

local function multiply(n, a, b, c)
  for i = 0, n - 1 do
    for j = 0, n - 1 do
      local total = 0.0
      for k = 0, n - 1 do total = total + a[i * n + k] * b[k * n + j] end
      c[i * n + j] = total
    end
  end
end

function programs.matrix(n)
  local c, total = {}, 0.0
  multiply(n, fill(n, 1), fill(n, 2), c)
  for i = 0, n - 1 do total = total + c[i * n + i] end
  return math.floor(total)
end

function turn()
  x = x * 16807 + 7 & 0xFFFF
  if x < 1000 then hits = hits + 1 end
end

function programs.globals(n)
  x, hits, left = 1, 0, n
  while left ~= 0 do
    turn()
    left = left - 1
  end
  return hits
end

local function gcd(a, b)
  while b ~= 0 do a, b = b, a % b end
  return a
end

function programs.division(n)
  local total = 0
  for i = 1, n do
    for j = 1, n do total = total + gcd(i, j) + i // j end
  end
  return total
end

local function totalOf(array)
  local total = 0
  for i = 0, 999 do total = total + array[i] end
  return total
end

function programs.mixed(rounds)
  local array, total = {}, 0
  for i = 0, 999 do array[i] = i & 1 == 1 and i * 0.5 or i end
  for _ = 1, rounds do total = total + totalOf(array) end
  return math.floor(total)
end

function programs.output(n)
  local sink, total = {}, 0
  for i = 0, n - 1 do
    sink[#sink + 1] = tostring(i)
    sink[#sink + 1] = " "
    total = total + i
  end
  return total
end

local name, size, repeats = arg[1], tonumber(arg[2]), tonumber(arg[3])
for _ = 1, repeats do
  local begin = os.clock()
  local result = programs[name](size)
  print(string.format("%.6f %d", os.clock() - begin, result))
end
