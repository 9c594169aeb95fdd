; Arrays
; newarr makes an array of zeros in the heap and pushes a reference to it. astore puts a value into an element, aload
; gets it. dup copies the reference, not the array: both ways lead to the same object, as the arrows show.

    const 3
    newarr                  ; stack: 3
    dup                     ; stack: [0, 0, 0]
    const 0
    const 10
    astore                  ; stack: [0, 0, 0] [0, 0, 0] 0 10
    dup                     ; stack: [10, 0, 0]
    const 2
    ldc "any value"
    astore
    dup                     ; stack: [10, 0, "any value"]
    print                   ; expect: [10, 0, "any value"]
    dup
    alen
    print                   ; expect: 3
    const 2
    aload                   ; stack: [10, 0, "any value"] 2
    print                   ; expect: any value
    halt                    ; steps: 19
