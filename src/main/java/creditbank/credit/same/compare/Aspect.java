package creditbank.credit.same.compare;

/** In what two claims are compared. The place is that of its agreement in the number that the database holds, from 0. */
public enum Aspect {
    PROVIDER(0),
    NUMBER(1),
    CODE(2),
    TITLE(3),
    LEVEL(4),
    WHEN(5),
    AMOUNT(6);

    private final int place;

    Aspect(int place) {
        this.place = place;
    }

    int place() {
        return place;
    }
}
