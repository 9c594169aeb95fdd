/**
 * The records that cross the wire, and nothing else: commands, events, states and problems, sealed and told apart by
 * their {@code type}.
 * <p>They are shaped for what is on the screen: windows into long areas, and after the first time only what changed.
 * <p>Knows how records become JSON; does nothing.
 */
@NullMarked
package vitrine.protocol;

import org.jspecify.annotations.NullMarked;
