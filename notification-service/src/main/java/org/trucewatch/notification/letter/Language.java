package org.trucewatch.notification.letter;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A language that letters are written in: its direction and how it writes dates. */
enum Language {
    EN("en", "ltr", "d MMMM uuuu"),
    RU("ru", "ltr", "d MMMM uuuu 'года'"),
    AR("ar", "rtl", null);

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** The months as the United Nations writes them in Arabic: the Levantine name and the one used elsewhere. */
    private static final List<String> ARABIC_MONTHS = List.of(
            "كانون الثاني/يناير",
            "شباط/فبراير",
            "آذار/مارس",
            "نيسان/أبريل",
            "أيار/مايو",
            "حزيران/يونيو",
            "تموز/يوليو",
            "آب/أغسطس",
            "أيلول/سبتمبر",
            "تشرين الأول/أكتوبر",
            "تشرين الثاني/نوفمبر",
            "كانون الأول/ديسمبر");

    final String tag;
    final String dir;
    final Words words;
    private final DateTimeFormatter date;

    Language(String tag, String dir, String pattern) {
        this.tag = tag;
        this.dir = dir;
        this.words = new Words(tag);
        this.date = pattern == null ? null : DateTimeFormatter.ofPattern(pattern, Locale.forLanguageTag(tag));
    }

    /** The language of a letter that was written here. */
    static Language of(Letter letter) {
        return List.of(values()).stream()
                .filter(language -> language.tag.equals(letter.lang()))
                .findFirst()
                .orElse(EN);
    }

    static List<Language> of(List<String> tags) {
        var known = List.of(values()).stream().filter(l -> tags.contains(l.tag)).toList();
        return known.isEmpty() ? List.of(EN) : known;
    }

    /** What a language is called in this one. */
    String nameOf(String other) {
        return Locale.forLanguageTag(other).getDisplayLanguage(Locale.forLanguageTag(tag));
    }

    boolean rightToLeft() {
        return "rtl".equals(dir);
    }

    String date(LocalDate day) {
        if (date != null) {
            return date.format(day);
        }
        return isolate(day.getDayOfMonth()) + " " + ARABIC_MONTHS.get(day.getMonthValue() - 1) + " "
                + isolate(day.getYear());
    }

    String time(OffsetDateTime time) {
        var clock = CLOCK.format(time);
        var offset = "UTC"
                + ("Z".equals(time.getOffset().getId()) ? "" : time.getOffset().getId());
        return date(time.toLocalDate())
                + (rightToLeft()
                        ? "، " + isolate(clock) + " (" + isolate(offset) + ")"
                        : ", " + clock + " (" + offset + ")");
    }

    private static String isolate(Object number) {
        return Isolates.around(number.toString());
    }
}
