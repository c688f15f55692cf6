package io.rawnet.examples.tour.lab;

/**
 * What a stop of the tour is about.
 *
 * @param article where it comes from
 * @param title what it shows, in one line
 * @param why why that matters, in one sentence
 * @param program the program to read and to copy
 */
public record Card(Article article, String title, String why, Class<?> program) {}
