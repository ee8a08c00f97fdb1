package creditbank.recognise.framework;

/**
 * A level of the framework.
 *
 * @param number from 1, higher is harder
 * @param eqf the level of the European Qualifications Framework that is referenced to it, 1 to 8; 0 where none is
 */
public record QualificationLevel(int number, String title, int eqf) {}
