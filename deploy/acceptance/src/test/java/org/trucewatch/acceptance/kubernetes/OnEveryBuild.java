package org.trucewatch.acceptance.kubernetes;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs a test on the base, which an installation builds on, on the overlay that runs as it is, and on the one that has all
 * that is optional; Build.of reads the names.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@ValueSource(strings = {"base", "overlays/dev", "overlays/full"})
@interface OnEveryBuild {}
