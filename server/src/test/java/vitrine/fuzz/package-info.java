/**
 * Looks for what nobody thought of: makes texts, images, edits, restored sessions and messages of seeds, good ones and damaged ones, and sees that each is
 * either refused in words or keeps every promise. {@link vitrine.fuzz.FuzzTest} does a little of it with every build, {@link vitrine.fuzz.Fuzz} as much as
 * one wants.
 */
@NullMarked
package vitrine.fuzz;

import org.jspecify.annotations.NullMarked;
