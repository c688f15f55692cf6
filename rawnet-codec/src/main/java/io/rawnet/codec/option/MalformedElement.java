package io.rawnet.codec.option;

import io.rawnet.codec.Octets;

/** The rest of an {@link ElementList} from the point where a length made it unreadable. */
public interface MalformedElement extends Element {

    /** {@return the octets, from the first octet of the element whose length is wrong} */
    Octets rest();
}
