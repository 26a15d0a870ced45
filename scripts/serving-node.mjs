// How Node is started where it serves pages: measured with `npm run bench -- memory portal`.

/**
 * The space for new objects may grow to 4 MB instead of 16 MB: what a page needs is gone when it is sent, so the larger
 * space only fills with garbage. The process stays some 55 MB smaller and answers as fast.
 */
export const SERVING_FLAGS = ["--max-semi-space-size=4"];

/**
 * glibc gives blocks of this size back when they are freed. Left alone it raises the limit with each large block that is
 * freed, up to 32 MB, and keeps what the four threads that compress pages have used: some 30 MB. Elsewhere unknown.
 */
export const SERVING_ENVIRONMENT = { MALLOC_MMAP_THRESHOLD_: String(1024 * 1024) };
