package io.rawnet.examples.experiment.connection;

import io.rawnet.examples.experiment.Notes;
import io.rawnet.examples.tcp.Segment;
import io.rawnet.examples.tcp.SegmentLog;

/**
 * Writes the segments of a connection into the notebook.
 *
 * @param notes the notebook
 */
record NotesLog(Notes notes) implements SegmentLog {
    @Override
    public void sent(Segment segment) {
        notes.sent(segment);
    }

    @Override
    public void seen(Segment segment) {
        notes.seen(segment);
    }
}
