package creditbank.anchor;

import creditbank.database.StoreTest;

/** The contract on a chain in memory. */
@StoreTest
class MemoryAnchorTest extends AnchorContract {
    @Override
    protected Chain chain() {
        return new MemoryChain();
    }
}
