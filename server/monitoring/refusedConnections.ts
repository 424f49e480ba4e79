// The count of connections that were refused for want of room: one of the process, as its sockets are.

/** Since the process began. */
export const connectionsRefused = { count: 0 };
