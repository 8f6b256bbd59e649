/* Tesseract opens a parallel region of OpenMP for every step of its network,
 * and libgomp, though it may use one thread only, asks the kernel each time to
 * wake the others: a hundred thousand calls a page, each through the filter
 * that confines the child. These stand before libgomp's, since symbols of the
 * program come before those of libraries, and run the region in place. Where
 * Tesseract uses another OpenMP, or none, nobody calls them. */

static _Thread_local unsigned next_section, sections;

void GOMP_parallel(void (*region)(void *), void *data, unsigned threads, unsigned flags)
{
	(void)threads, (void)flags;
	region(data);
}

void GOMP_parallel_sections(void (*region)(void *), void *data, unsigned threads, unsigned count, unsigned flags)
{
	unsigned outer_next = next_section, outer = sections;
	(void)threads, (void)flags;
	next_section = 0, sections = count;
	region(data);
	next_section = outer_next, sections = outer;
}

unsigned GOMP_sections_next(void)
{
	return next_section < sections ? ++next_section : 0;
}

void GOMP_sections_end_nowait(void) {}
