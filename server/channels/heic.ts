// Reads HEIC pictures, as iPhones take them, by libheif in WebAssembly: sharp's own build has no decoder of HEVC.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Red, green, blue and opacity, 8 bits each, row by row without gaps. */
export interface DecodedPoints {
  data: Uint8Array;
  width: number;
  height: number;
}

/** Its size is the one that its header declares, and stands upright. */
export interface HeicPicture {
  width: number;
  height: number;
  decode(): DecodedPoints;
}

/** Of a library that is bound to C: the fault's number, and its words. */
interface HeifFault {
  code: { value: number };
  message: string;
}

interface HeifChannel extends DecodedPoints {
  /** Bytes from one row to the next. */
  stride: number;
}

type Opaque = object;

interface Libheif {
  heif_context_alloc(): Opaque;
  heif_context_read_from_memory(context: Opaque, file: Uint8Array): HeifFault;
  heif_js_context_get_primary_image_handle(context: Opaque): Opaque | HeifFault;
  heif_image_handle_get_width(handle: Opaque): number;
  heif_image_handle_get_height(handle: Opaque): number;
  heif_js_decode_image2(handle: Opaque, colours: Opaque, layout: Opaque): { channels: HeifChannel[] } | HeifFault;
  heif_colorspace: { heif_colorspace_RGB: Opaque };
  heif_chroma: { heif_chroma_interleaved_RGBA: Opaque };
}

const BYTES_PER_POINT = 4;
const LIBRARY = 'libheif-js/libheif-wasm/libheif';

/** The picture that a file shows first; nothing of it is decoded yet. @throws Error where the file is none. */
export function openHeic(file: Uint8Array): HeicPicture {
  const library = loadLibrary();
  const context = library.heif_context_alloc();
  const read = library.heif_context_read_from_memory(context, file);
  if (read.code.value !== 0) throw new Error(read.message);
  const handle = withoutFault(library.heif_js_context_get_primary_image_handle(context));
  return {
    width: library.heif_image_handle_get_width(handle),
    height: library.heif_image_handle_get_height(handle),
    decode: () => decodeHandle(library, handle),
  };
}

/** It is kept silent: its messages would stand among the bytes that the program writes. */
function loadLibrary(): Libheif {
  const require = createRequire(import.meta.url);
  const silent = () => {};
  return require(`${LIBRARY}.js`)({
    wasmBinary: readFileSync(require.resolve(`${LIBRARY}.wasm`)),
    print: silent,
    printErr: silent,
  });
}

function decodeHandle(library: Libheif, handle: Opaque): DecodedPoints {
  const { heif_colorspace_RGB: colours } = library.heif_colorspace;
  const { heif_chroma_interleaved_RGBA: layout } = library.heif_chroma;
  const [channel] = withoutFault(library.heif_js_decode_image2(handle, colours, layout)).channels;
  if (!channel) throw new Error('The picture has no points.');
  return withoutGaps(channel);
}

/** Moved together where they are: a copy would take as much memory again. */
function withoutGaps({ data, width, height, stride }: HeifChannel): DecodedPoints {
  const bytes = width * BYTES_PER_POINT;
  if (stride > bytes)
    for (let row = 1; row < height; row++) data.copyWithin(row * bytes, row * stride, row * stride + bytes);
  return { data: data.subarray(0, bytes * height), width, height };
}

function withoutFault<T extends object>(answer: T | HeifFault): T {
  if (isFault(answer)) throw new Error(answer.message);
  return answer;
}

function isFault(answer: object): answer is HeifFault {
  return 'code' in answer && 'message' in answer;
}
