/** Whether programs that nobody of this project wrote read what these codecs write, and the other way round. */
package io.rawnet.codec.agreement;
