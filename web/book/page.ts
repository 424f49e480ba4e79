// The booking pages.
import './booking.ts';
