package creditbank.practice.world;

/**
 * Who teaches, certifies or employs.
 *
 * @param index among those of its kind, from 0
 * @param code a school code of ten digits or a unified social credit code
 */
public record Provider(int index, String code, String name) {}
