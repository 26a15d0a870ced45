// How Node is started where it serves pages: measured with `npm run bench -- memory portal review`.

/**
 * The space for new objects may grow to 4 MB instead of 16 MB: what a page needs is gone when it is sent, so the larger
 * space only fills with garbage. The process stays some 55 MB smaller and answers as fast.
 *
 * A page that waits for the database outlives that space and is garbage among the old objects a moment later. V8 lets
 * those grow to nearly four times what is alive before it looks through them, with the buffers of the database that hang
 * on them. At twice what is alive it looks a little more often, which no page is slower for, and a process that serves a
 * hundred cities' officers stays at some 200 MB instead of 300.
 */
export const SERVING_FLAGS = ["--max-semi-space-size=4", "--heap-growing-percent=100"];

/**
 * glibc gives freed blocks of 4 MB and more back at once. Left alone it raises that limit with each large block that is
 * freed, up to 32 MB, and the threads that compress pages keep what they have used: some 30 MB. With 1 MB, compressing
 * takes a third longer. Where there is no glibc it means nothing.
 */
export const SERVING_ENVIRONMENT = { MALLOC_MMAP_THRESHOLD_: String(4 * 1024 * 1024) };
