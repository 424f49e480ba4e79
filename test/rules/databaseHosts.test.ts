// The hosts that an address of PostgreSQL names, as psql reads it.
import { describe, expect, test } from 'vitest';
import { connectionOf } from '../../src/connection.ts';
import { databaseHostsOf } from '../../src/databaseHosts.ts';

const ONE = { urls: [expect.any(String)], mustWrite: false };

describe('an address', () => {
  test.each([
    'postgres://antrean:pass@db.example:5432/antrean?sslmode=require',
    'postgresql:///antrean?host=/var/run/postgresql',
    'postgres://a,b:se,cret@db.example/antrean',
    'postgres://db.example/antrean?options=-c%20a=b,c',
    'postgres://[::1]:5432/antrean',
    'none',
  ])('of one host stays as it is: %s', (address) => {
    expect(databaseHostsOf(address)).toEqual({ ...ONE, urls: [address] });
    expect(connectionOf(address)).not.toHaveProperty('places');
  });

  test.each(['read-write', 'primary'])('of one host may ask for one that takes writes: %s', (wanted) => {
    const address = `postgres://db.example/antrean?target_session_attrs=${wanted}`;
    expect(databaseHostsOf(address)).toEqual({ urls: [address], mustWrite: true });
    expect(connectionOf(address)).toMatchObject({ places: [{ host: 'db.example', port: 5432 }] });
  });

  test.each([
    [
      'postgres://u:p@a:1,b:2/d?sslmode=require',
      ['postgres://u:p@a:1/d?sslmode=require', 'postgres://u:p@b:2/d?sslmode=require'],
    ],
    ['postgres://u:se,cret@a,b/d', ['postgres://u:se,cret@a/d', 'postgres://u:se,cret@b/d']],
    ['postgresql:///d?host=a,b&port=7', ['postgresql://a:7/d', 'postgresql://b:7/d']],
    ['postgresql:///d?host=a%2Cb&port=7,8', ['postgresql://a:7/d', 'postgresql://b:8/d']],
    ['postgres://u@[::1]:1,[fd00::2]:2/d', ['postgres://u@[::1]:1/d', 'postgres://u@[fd00::2]:2/d']],
    ['postgres://%2Frun%2Fone,b:2/d', ['postgres://localhost/d?host=%2Frun%2Fone', 'postgres://b:2/d']],
  ])('of several hosts is one for each: %s', (address, urls) => {
    expect(databaseHostsOf(address)).toEqual({ urls, mustWrite: true });
  });

  test('of several hosts is read by the driver with all that it says', () => {
    const address = 'postgres://u:p%40ss@a:1,[::1]:2/d?target_session_attrs=read-write&host=a,::1,/run/pg&port=1,2,3';
    expect(connectionOf(address)).toMatchObject({
      user: 'u',
      password: 'p@ss',
      database: 'd',
      places: [
        { host: 'a', port: 1 },
        { host: '::1', port: 2 },
        { host: '/run/pg', port: 3 },
      ],
    });
  });

  test('needs a port for each host, one for all, or none', () => {
    expect(databaseHostsOf('postgres:///d?host=a,b,c&port=1,2')).toBe('ports');
  });

  test.each(['standby', 'read-only', 'prefer-standby', 'anything'])(
    'asks for no host that takes no writes: %s',
    (wanted) => {
      expect(databaseHostsOf(`postgres://a,b/d?target_session_attrs=${wanted}`)).toBe('session');
    },
  );
});
