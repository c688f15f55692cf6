/**
 * Makes one static site of the book in {@code docs/}, the pages at the root of the repository and the Javadoc, and looks for dead links in
 * it. {@link io.rawnet.site.Site} is where to start; the command is {@code docs/site}.
 */
package io.rawnet.site;
