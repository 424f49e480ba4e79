// A result of a live view, however it came.

export interface ErrorWithCode {
  extensions?: { code?: string };
}

export interface LiveResult<Result> {
  data?: Result | null | undefined;
  errors?: readonly ErrorWithCode[] | undefined;
}
