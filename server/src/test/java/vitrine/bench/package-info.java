/**
 * Measurements of Vitrine, to be read and not to be passed: {@code mvn -q -P bench test-compile exec:exec@bench}. Each {@link
 * vitrine.bench.Measurement} is a section of the page that comes out. What is run and compared stands in {@code bench/}.
 */
package vitrine.bench;
