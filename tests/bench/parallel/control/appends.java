// SPDX-License-Identifier: MIT
// As appends.cpp, with the synchronized list of the library; run by `java -cp FOLDER_OF_HARNESS appends.java`.
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

public class Appends extends Harness {
    static final int BATCHES = 16;
    final List<List<Integer>> parts = new ArrayList<>();
    List<Integer> all;
    int count;

    protected void prepare() {
        count = full ? 100_000 : 200;
        all = Collections.synchronizedList(new ArrayList<>());
        for (int index = 0; index < threads; index++) parts.add(null);
    }

    void append(List<Integer> part, int batch) {
        for (int i = 0; i < count; i++) {
            all.add(i + batch);
            part.add(i);
        }
    }

    protected void run() throws InterruptedException {
        inParallel(index -> {
            List<Integer> part = new ArrayList<>();
            for (int batch = index; batch < BATCHES; batch += threads) append(part, batch);
            parts.set(index, part);
        });
    }

    static long sizeAndSum(List<Integer> numbers) {
        long sum = numbers.size();
        for (int n : numbers) sum += n;
        return sum;
    }

    protected long result() {
        long sum = sizeAndSum(all);
        for (List<Integer> part : parts) sum += sizeAndSum(part);
        all = Collections.synchronizedList(new ArrayList<>());
        return sum;
    }

    public static void main(String[] args) throws InterruptedException {
        new Appends().benchmark(args, "appends", 160_013_600_000L, 667_200L);
    }
}
