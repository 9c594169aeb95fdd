// Chance for random tests: the same row for the same seed.
function chance() {
  let a = 0;
  const random = () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n) => Math.floor(random() * n);
  return { seed: (seed) => (a = seed >>> 0), below, oneOf: (list) => list[below(list.length)], often: (share) => random() < share };
}
