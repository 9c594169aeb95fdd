/**
 * What can be found out about the objects of any machine by walking its {@link vitrine.machine.ObjectGraph}: which of them are held and by what,
 * who refers to one, and a part of the graph that is small enough to be drawn. All of it costs as much as there are objects, so it is done only
 * when somebody asks. Knows no machine and no collector.
 */
@NullMarked
package vitrine.machine.graph;

import org.jspecify.annotations.NullMarked;
