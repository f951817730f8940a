// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.ozgsdk.core.UnavailableException;

/** Works through a list with a few threads, which end with it. The first failure ends all; it is thrown once nobody works any more. */
record Uploads(int threads) {

    /** Threads of ours hang at most in a call that was cancelled. */
    private static final long PATIENCE_SECONDS = 60;

    <T> void each(List<T> all, Consumer<T> work) {
        int needed = Math.min(threads, all.size());
        if (needed < 2) {
            all.forEach(work);
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(needed, task -> {
            Thread thread = new Thread(task, "ozg-upload");
            thread.setDaemon(true);
            return thread;
        });
        try {
            await(all, work, new ExecutorCompletionService<>(pool));
        } finally {
            end(pool);
        }
    }

    private static <T> void await(List<T> all, Consumer<T> work, ExecutorCompletionService<Void> running) {
        all.forEach(one -> running.submit(() -> work.accept(one), null));
        try {
            for (int i = 0; i < all.size(); i++) {
                running.take().get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("Das Hochladen wurde abgebrochen. / The upload was interrupted.", null, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("an upload failed", e.getCause());
        }
    }

    /** Nobody may still read the spool when it is deleted. */
    private static void end(ExecutorService pool) {
        pool.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            if (!pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("an upload does not end");
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
