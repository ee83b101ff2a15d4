package org.trucewatch.notification.letter;

/** Something in one language that has a title: a letter, or only its title. */
public interface Titled {

    /** BCP 47 tag. */
    String lang();

    String title();
}
