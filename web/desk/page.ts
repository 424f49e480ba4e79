// The desk as a page: /desk for checking in and giving out numbers, /desk#counter for calling them.
import '../signIn/head.ts';
import './desk.ts';
