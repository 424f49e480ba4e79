// The page /sessions: the browsers in which a member of staff is signed in.
import '../signIn/head.ts';
import './sessions.ts';
