/**
 * Many debugged programs at once: a small pool of threads shared in short fair slices with interactive commands
 * first, limits, and expiry of what is idle.
 * <p>A step in one session is answered at once while others loop for ever; a slow reader never makes the server hold
 * more than the newest state for it.
 * <p>Knows the debugger, no machine by name, and nothing of HTTP.
 */
@NullMarked
package vitrine.session;

import org.jspecify.annotations.NullMarked;
