/**
 * What the commands that send probes share: the host that is asked, names of hosts, statistics of round trips, and ICMP errors, matched to the
 * packet that caused them and in the words of the classic tools. Options and exit statuses are in {@code command}.
 */
package io.rawnet.examples.tool;
